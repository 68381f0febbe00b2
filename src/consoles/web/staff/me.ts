import { createContext, useContext } from 'react';
import type { StaffMe } from '../../../contracts/api/staff';

export interface Session {
  me: StaffMe;
  signOut: () => void;
}
export const SessionContext = createContext<Session | null>(null);

export function useMe(): StaffMe {
  return useSession().me;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('used outside of a signed-in page');
  return session;
}
