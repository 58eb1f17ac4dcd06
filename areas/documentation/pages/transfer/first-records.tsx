import { Trans } from '@lingui/react/macro'
import { NumberText, SummaryList, Tag, useDisplay } from '../../../../web/index.ts'
import { fieldOf } from '../../model.ts'
import type { FirstRecords as Found, Mapping } from '../../transfer/index.ts'
import { capital } from '../parts/capital.ts'
import { type LabelWords, labelWords } from '../parts/label-words.ts'
import { ValueView } from '../parts/value-view.tsx'
import { noParts } from './mapping-edit.ts'
import { outcomeWords, type PartWords, usePartWords } from './words.tsx'

/** The first rows as the records that they would make, so that a wrong mapping is seen before anything is written. */
export function FirstRecords({
  found: { rows, labels },
  mapping,
}: {
  readonly found: Found
  readonly mapping: Mapping | null
}) {
  const { language } = useDisplay()
  const words = usePartWords(mapping?.parts ?? noParts)
  const named = labelWords(labels, language)
  return (
    <section>
      <h2>
        <Trans id="documentation.import.first-records">أول السطور سجلاتٍ</Trans>
      </h2>
      <ul className="transfer-cards">
        {rows.map(({ row, outcome, records, faults }) => (
          <li key={row} className="transfer-card">
            <h3>
              <Trans id="documentation.import.row-number">
                السطر <NumberText value={row} />
              </Trans>{' '}
              <Tag kind={outcome === 'rejected' || outcome === 'held' ? 'warn' : 'neutral'}>
                {outcomeWords(outcome, false)}
              </Tag>
            </h3>
            {faults.length === 0 ? null : (
              <ul>
                {faults.map(({ column, code, message }) => (
                  <li key={`${column} ${code}`}>
                    {column === null ? null : (
                      <>
                        <bdi dir="auto">{column}</bdi>:{' '}
                      </>
                    )}
                    {message[language]}
                  </li>
                ))}
              </ul>
            )}
            {records.map((record) => (
              <OneRecord key={record.part} record={record} words={words} named={named} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

type RecordProps = {
  readonly record: Found['rows'][number]['records'][number]
  readonly words: PartWords
  readonly named: LabelWords
}

function OneRecord({ record: { part, kind, fields, links, names }, words, named }: RecordProps) {
  const { language } = useDisplay()
  const values = Object.entries(fields).flatMap(([key, value]) => {
    const field = fieldOf(kind, key)
    if (field === undefined || field.type === 'state') return []
    return [
      { key, label: capital(field.label[language]), value: <ValueView field={field} value={value} words={named} /> },
    ]
  })
  const linked = links.map(({ field, part: to }) => ({
    key: field,
    label: capital(fieldOf(kind, field)?.label[language] ?? field),
    value: words.part(to),
  }))
  const namesRow =
    names.length === 0
      ? []
      : [
          {
            key: 'names',
            label: <Trans id="documentation.import.names">الأسماء</Trans>,
            value: <bdi dir="auto">{names.join(' · ')}</bdi>,
          },
        ]
  return (
    <>
      <h4>{words.part(part)}</h4>
      <SummaryList rows={[...namesRow, ...values, ...linked]} />
    </>
  )
}
