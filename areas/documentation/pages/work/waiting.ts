import { useQuery } from '@tanstack/react-query'
import { api } from '../parts/calls.ts'

const fetchWaiting = (signal: AbortSignal) => api('GET /api/work', { query: { days: 30 }, signal })
export type Waiting = Awaited<ReturnType<typeof fetchWaiting>>

export const useWaiting = () => useQuery({ queryKey: ['work'], queryFn: ({ signal }) => fetchWaiting(signal) })

const fetchCandidates = (signal: AbortSignal) =>
  api('GET /api/duplicates', { query: { state: 'candidate', limit: 20 }, signal })
export type Candidates = Awaited<ReturnType<typeof fetchCandidates>>['items']

/** Pairs of records that may be of one person or event, which nobody has decided yet. */
export const useCandidates = () =>
  useQuery({ queryKey: ['work', 'candidates'], queryFn: ({ signal }) => fetchCandidates(signal) })

export const parts = ['tasks', 'mentions', 'dates', 'candidates'] as const
export type Part = (typeof parts)[number]

/** The part that an address asks for; all of them when it names none. */
export function partOf(address: string): Part | undefined {
  const asked = new URLSearchParams(address).get('show')
  return parts.find((part) => part === asked)
}
