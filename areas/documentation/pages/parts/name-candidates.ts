import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMay } from '../../../../web/index.ts'
import { api } from './calls.ts'

/** Each question leaves an entry in the custody log: it is put once the writer pauses, not at every letter. */
const PAUSE = 600
const LEAST_LETTERS = 4
const SHOWN = 5

type Asked = {
  readonly name: string
  readonly sex?: 'm' | 'f' | undefined
  /** Whom the name is written for; not a candidate for themselves. */
  readonly self?: string | undefined
  readonly isEnabled?: boolean
}

/** Persons in one's own cases who may bear a name that is being typed, the likeliest first. */
export function useNameCandidates({ name, sex, self, isEnabled = true }: Asked) {
  const [asked, setAsked] = useState('')
  const mayRead = useMay('names.read')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(name.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [name])
  const query = useQuery({
    queryKey: ['candidates', asked, sex],
    queryFn: ({ signal }) =>
      api('POST /api/records/person/candidates', {
        body: { name: asked, ...(sex === undefined ? {} : { sex }) },
        signal,
      }),
    enabled: mayRead && isEnabled && asked.length >= LEAST_LETTERS,
    staleTime: 60_000,
  })
  return (query.data?.items ?? []).filter(({ person }) => person.id !== self).slice(0, SHOWN)
}
