import { Observable } from './observable';

export type Role = 'consumer' | 'prosumer' | 'admin';

export interface User {
  readonly user_id: string;
  readonly username: string;
  readonly role: Role;
  readonly zone: string;
}

export interface Session {
  readonly token: string;
  readonly user: User;
}

const KEY = 'gridtokenx.session';

/** Who is logged in. Survives a reload, not the closing of the tab: households share machines. */
export class SessionStore extends Observable<Session | null> {
  /** True from the moment the API no longer knew the session until the next login or logout. */
  readonly ended = new Observable(false);

  constructor(private readonly storage: Storage) {
    super(restored(storage));
  }

  begin(session: Session): void {
    this.storage.setItem(KEY, JSON.stringify(session));
    this.ended.set(false);
    this.set(session);
  }

  /** @param byServer whether the API ended it, which the page then explains */
  end(byServer: boolean): void {
    this.storage.removeItem(KEY);
    this.ended.set(byServer);
    this.set(null);
  }
}

function restored(storage: Storage): Session | null {
  const text = storage.getItem(KEY);
  if (text === null) {
    return null;
  }
  try {
    const session = JSON.parse(text) as Partial<Session> | null;
    return typeof session?.token === 'string' && typeof session.user?.user_id === 'string' ? (session as Session) : null;
  } catch {
    return null;
  }
}
