/** Which classes of records and which of their fields a rule may open: each room declares its own, the registry asks them all. */
import type { Shareable } from '../machine/index.ts'
import type { ShareableClass } from './model.ts'

export type Registry = {
  readonly classes: readonly ShareableClass[]
  /** The data class of a field by its IRI; undefined for one that no room shares. */
  readonly fieldClass: Shareable
}

/** Puts the declarations of rooms together. Refuses (throws) an IRI that two of them claim. */
export function shareableRegistry(classes: readonly ShareableClass[]): Registry {
  const fields = new Map<string, ShareableClass['fields'][number]['data_class']>()
  const seen = new Set<string>()
  for (const { iri, fields: own } of classes) {
    for (const name of [iri, ...own.map((field) => field.iri)]) {
      if (seen.has(name)) throw new Error(`Cannot share ${name} as two rooms declare it`)
      seen.add(name)
    }
    for (const field of own) fields.set(field.iri, field.data_class)
  }
  return { classes, fieldClass: (field) => fields.get(field) }
}

const profile = 'urn:mithaq:class:institution-profile'

/** The public profile of an institution: what stands on its first page. */
export const institutionProfile: ShareableClass = {
  iri: profile,
  name: { ar: 'الملف العام للمؤسسة', fr: 'Profil public de l’institution', en: 'Public profile of the institution' },
  fields: [
    { iri: `${profile}:name`, label: { ar: 'الاسم', fr: 'Nom', en: 'Name' }, data_class: 'P' },
    {
      iri: `${profile}:short-name`,
      label: { ar: 'الاسم المختصر', fr: 'Nom abrégé', en: 'Short name' },
      data_class: 'P',
    },
    {
      iri: `${profile}:languages`,
      label: { ar: 'لغات العمل', fr: 'Langues de travail', en: 'Working languages' },
      data_class: 'P',
    },
    { iri: `${profile}:emblem`, label: { ar: 'الشعار', fr: 'Emblème', en: 'Emblem' }, data_class: 'P' },
  ],
}
