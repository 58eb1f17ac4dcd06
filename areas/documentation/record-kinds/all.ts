/** Every kind of record, with the tail that all of them carry. */
import { act, involvement } from './act.ts'
import { death, detention, property, torture } from './act-details.ts'
import { caseFile } from './case-file.ts'
import type { Field, Kind, KindDeclaration } from './declaration.ts'
import { event, eventLink } from './event.ts'
import { information, interview } from './information.ts'
import { intervention, riskNote } from './intervention.ts'
import { person, relation } from './person.ts'

const tail = (entity: string | undefined): readonly Field[] => {
  const esf = (part: string) => (entity === undefined ? {} : { esf: `${entity}${part}` })
  return [
    {
      key: 'received_on',
      type: 'udate',
      class: 'I',
      ...esf('60'),
      label: { ar: 'تاريخ الورود', fr: 'date de réception', en: 'received on' },
    },
    {
      key: 'remarks',
      type: 'long',
      class: 'I',
      ...esf('50'),
      label: { ar: 'ملاحظات', fr: 'remarques', en: 'remarks' },
    },
    {
      key: 'tags',
      type: 'text',
      class: 'I',
      repeatable: true,
      max: 60,
      ...esf('68'),
      label: { ar: 'وسوم', fr: 'mots-clés', en: 'tags' },
    },
    {
      key: 'paper_files',
      type: 'text',
      class: 'I',
      repeatable: true,
      ...esf('67'),
      label: { ar: 'موضع الملف الورقي', fr: 'cote du dossier papier', en: 'where the paper file is' },
    },
    {
      key: 'legacy_no',
      type: 'text',
      class: 'I',
      max: 100,
      import_only: true,
      ...esf('01'),
      label: { ar: 'الرقم في النظام السابق', fr: 'numéro d’origine', en: 'number in the former system' },
    },
    {
      key: 'legacy_confidential',
      type: 'bool',
      class: 'I',
      import_only: true,
      ...esf('08'),
      label: {
        ar: 'كان سريًا في النظام السابق',
        fr: 'confidentiel à l’origine',
        en: 'confidential in the former system',
      },
    },
  ]
}

const withTail = (declaration: KindDeclaration): KindDeclaration => {
  const own = declaration.fields.map(({ esf }) => esf)
  const added = tail(declaration.esf).map(({ esf, ...field }) =>
    esf === undefined || own.includes(esf) ? field : { ...field, esf },
  )
  return { ...declaration, fields: [...declaration.fields, ...added] }
}

/** The declaration of every kind, by its name. */
export const recordKinds: Readonly<Record<Kind, KindDeclaration>> = {
  case_file: withTail(caseFile),
  event: withTail(event),
  event_link: withTail(eventLink),
  person: withTail(person),
  relation: withTail(relation),
  act: withTail(act),
  detention: withTail(detention),
  death: withTail(death),
  torture: withTail(torture),
  property: withTail(property),
  involvement: withTail(involvement),
  information: withTail(information),
  interview: withTail(interview),
  intervention: withTail(intervention),
  risk_note: withTail(riskNote),
}

/** A field of a kind by its key; undefined for one that is not declared. */
export const fieldOf = (kind: Kind, key: string): Field | undefined =>
  recordKinds[kind].fields.find((field) => field.key === key)

/** Fields that the server stores: all but the sealed ones. */
export const openFields = (kind: Kind): readonly Field[] =>
  recordKinds[kind].fields.filter((field) => field.class !== 'X')

/** Fields that are sealed slots. */
export const sealedFields = (kind: Kind): readonly Field[] =>
  recordKinds[kind].fields.filter((field) => field.class === 'X')
