import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FieldProps } from '../../../../web/index.ts'
import { vocabulary } from '../parts/calls.ts'
import { TermField } from '../parts/term-field.tsx'

type TermCodeFieldProps = FieldProps & {
  readonly list: string
  readonly code: string | undefined
  readonly onChange: (code: string | undefined) => void
}

/** The terms of a list as far as they are fetched whole. */
export function useTerms(list: string, enabled = true) {
  return useQuery({
    queryKey: ['terms', list],
    queryFn: ({ signal }) =>
      vocabulary('GET /api/vocabularies/:key/terms', { params: { key: list }, query: { limit: 200 }, signal }),
    staleTime: 600_000,
    enabled,
  })
}

/** A term by its code, as mappings keep it: they are read again in other instances, where ids differ. */
export function TermCodeField({ list, code, onChange, ...field }: TermCodeFieldProps) {
  const terms = useTerms(list)
  const [chosen, setChosen] = useState<{ readonly id: string; readonly code: string }>()
  const known = terms.data?.items ?? []
  const id =
    code === undefined ? undefined : chosen?.code === code ? chosen.id : known.find((term) => term.code === code)?.id
  const choose = async (next: string | undefined) => {
    if (next === undefined) return onChange(undefined)
    const found =
      known.find((term) => term.id === next) ?? (await vocabulary('GET /api/terms/:id', { params: { id: next } }))
    setChosen({ id: next, code: found.code })
    onChange(found.code)
  }
  return (
    <TermField
      {...field}
      list={list}
      values={id === undefined ? [] : [id]}
      onChange={([next]) => void choose(next)}
      multiple={false}
      labelOf={() => code}
    />
  )
}
