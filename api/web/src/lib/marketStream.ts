import { backoffMillis } from './backoff';
import { isPrivate, isPublic, type StreamMessage } from './contract';
import { Observable } from './observable';
import { ZoneSequences } from './sequence';

/** `connecting` before the first connection, `interrupted` after one was lost or could not be made. */
export type ConnectionState = 'connecting' | 'live' | 'interrupted';

/** The server ticks about every second: this long without a word, and the connection counts as dead. */
const SILENCE_MILLIS = 15_000;

/** The code with which the server closes the connection of a session that has ended. */
const SESSION_ENDED = 4401;

const CONNECTING = 0;

/** What is used of a WebSocket. */
export type Socket = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'readyState' | 'close'>;

type Listener = (message: StreamMessage) => void;

/**
 * The market's WebSocket: connects, reconnects with growing pauses, reports gaps. Thin on purpose: what it decides by
 * lies in {@link ZoneSequences} and {@link backoffMillis}.
 */
export class MarketStream {
  readonly state = new Observable<ConnectionState>('connecting');
  private readonly listeners = new Set<Listener>();
  private readonly sequences = new ZoneSequences();
  private socket: Socket | null = null;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param address of the stream, asked for at each attempt, because the token changes
   * @param onMissed something was missed: what is shown must be fetched again
   */
  constructor(
    private readonly address: () => string,
    private readonly onMissed: () => void,
    private readonly onSessionEnded: () => void,
    private readonly connect = (address: string): Socket => new WebSocket(address),
  ) {}

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Connects, anew where there is a connection already: after a login or logout. */
  open(): void {
    this.close();
    const socket = this.connect(this.address());
    this.socket = socket;
    socket.onmessage = (event) => this.receive(socket, String(event.data));
    socket.onclose = ({ code }) => (code === SESSION_ENDED ? this.dismissed(socket) : this.lost(socket));
    this.watchSilence(socket);
  }

  close(): void {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      if (socket.readyState === CONNECTING) {
        // Browsers complain about a connection that is closed before it stands.
        socket.onopen = () => socket.close();
      } else {
        socket.close();
      }
    }
  }

  /** Tries at once rather than after the pause: the device says that it is back on the network. */
  hasten(): void {
    if (this.state.get() !== 'live') {
      this.open();
    }
  }

  private receive(socket: Socket, data: string): void {
    if (socket !== this.socket) {
      return;
    }
    this.watchSilence(socket);
    let message: StreamMessage;
    try {
      message = JSON.parse(data) as StreamMessage;
    } catch {
      this.onMissed();
      return;
    }
    if (this.admits(message)) {
      this.listeners.forEach((listener) => listener(message));
    }
  }

  private admits(message: StreamMessage): boolean {
    const sequences = this.sequences.of(message.zone ?? '');
    if (message.type === 'hello') {
      const wasInterrupted = this.state.get() === 'interrupted';
      this.failures = 0;
      this.state.set('live');
      if (sequences.begin(message.sequence) === 'gap' || wasInterrupted) {
        this.onMissed();
      }
      return true;
    }
    if (isPrivate(message)) {
      sequences.observePrivate(message);
      return true;
    }
    if (isPublic(message)) {
      const observation = sequences.observePublic(message);
      if (observation === 'gap') {
        this.onMissed();
      }
      return observation !== 'repeat';
    }
    return message.type === 'tick';
  }

  private dismissed(socket: Socket): void {
    if (socket === this.socket) {
      this.close();
      // Opens the stream anew, without a token.
      this.onSessionEnded();
    }
  }

  private lost(socket: Socket): void {
    if (socket !== this.socket) {
      return;
    }
    this.close();
    this.failures++;
    this.state.set('interrupted');
    this.retry = setTimeout(() => this.open(), backoffMillis(this.failures, Math.random()));
  }

  private watchSilence(socket: Socket): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lost(socket), SILENCE_MILLIS);
  }
}
