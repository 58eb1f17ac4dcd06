import { useQueryClient } from '@tanstack/react-query'

/** Fetches anew what shows tasks, comments and what waits, after one of them has changed. */
export function useChanged() {
  const cache = useQueryClient()
  return async () => {
    for (const key of [['work'], ['tasks'], ['comments'], ['count']]) await cache.invalidateQueries({ queryKey: key })
  }
}
