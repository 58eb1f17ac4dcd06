import { QueryClient } from '@tanstack/react-query'
import { ConnectionLost } from './problem-error.ts'

/** What was fetched in this tab. Reads wait for the connection by themselves; writes are repeated by the client. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => error instanceof ConnectionLost && count < 2,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
