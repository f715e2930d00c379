import { useMutation } from '@tanstack/react-query';
import { useServices } from '../../../lib/services';
import type { Session, User } from '../../../lib/session';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface Registration extends Credentials {
  readonly role: 'consumer' | 'prosumer';
}

export function useLogin() {
  const { http, session } = useServices();
  return useMutation({
    mutationFn: async (credentials: Credentials) => (await http.post<Session>('/auth/login', credentials)).body,
    onSuccess: ({ token, user }) => session.begin({ token, user }),
  });
}

/** Registers and logs in with the same words, so that nobody types them twice. */
export function useRegister() {
  const { http, session } = useServices();
  return useMutation({
    mutationFn: async ({ username, password, role }: Registration) => {
      await http.post<{ user: User }>('/auth/register', { username, password, role });
      return (await http.post<Session>('/auth/login', { username, password })).body;
    },
    onSuccess: ({ token, user }) => session.begin({ token, user }),
  });
}

/**
 * Ends the session here first, then tells the API. Where that cannot be told, the token is forgotten all the same, and
 * dies by itself.
 */
export function useLogout() {
  const { http, session } = useServices();
  return useMutation({
    mutationFn: async () => {
      const token = session.get()?.token;
      session.end(false);
      if (token !== undefined) {
        await http.endSession(token);
      }
    },
  });
}
