/** Every list that the product ships. */

import { actsLists } from './acts.ts'
import { caseLists } from './case.ts'
import { countriesLists } from './countries.ts'
import { detentionLists } from './detention.ts'
import { interventionsLists } from './interventions.ts'
import { personsLists } from './persons.ts'
import { placesLists } from './places.ts'
import { rightsLists } from './rights.ts'
import type { CoreList } from './shape.ts'
import { sourcesLists } from './sources.ts'

export const coreLists: readonly CoreList[] = [
  ...caseLists,
  ...personsLists,
  ...actsLists,
  ...detentionLists,
  ...sourcesLists,
  ...interventionsLists,
  ...rightsLists,
  ...placesLists,
  ...countriesLists,
]

export { type CoreList, type CoreTerm, termsOf } from './shape.ts'
