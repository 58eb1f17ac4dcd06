/** Core lists: kinds of areas. Ids and codes never change; words are our own, Arabic first. */
import type { CoreList } from './shape.ts'

export const placesLists: readonly CoreList[] = [
  {
    id: 'd8f14b49-a588-4d16-806c-58e48f69a608',
    key: 'area-type',
    name: { ar: 'نوع التقسيم أو المكان', fr: 'Type de territoire ou de lieu', en: 'Kind of area' },
    huri: null,
    terms: [
      'b9ded6d7-2c36-4e40-b0e0-f5c97e459d1f 01 - | دولة | État | State',
      'da6c95da-7f85-4e57-919c-1f7cdd9bfb4d 02 - | جهة أو إقليم كبير | Région | Region',
      '39681d49-94ec-44d5-8431-b3bdde98ee31 03 - | محافظة أو إقليم أو عمالة | Gouvernorat, province ou préfecture | Governorate, province or prefecture',
      'c73c0a59-4d90-4ded-91f6-0d4f00b596d1 04 - | قضاء أو دائرة | District ou cercle | District',
      '9c25e4fa-c4da-46db-8a94-b0a75d5a9348 05 - | بلدية أو جماعة | Municipalité ou commune | Municipality or commune',
      '67e5e6d0-3fbb-4f99-a7dc-e84751a388f6 06 - | مدينة | Ville | City or town',
      '99cc4ac2-bf2d-40a8-868e-5583b467effd 07 - | قرية أو دوار | Village ou douar | Village or douar',
      'aaf2ca08-bb1f-4bfa-b652-5165fb858893 08 - | مخيم | Camp | Camp',
      'a8fd1aea-c99c-42e6-9b21-66502529959d 09 - | حي أو مقاطعة | Quartier ou arrondissement | Neighbourhood',
      '1efb38de-5f64-4be6-a8cc-8d8ac2b3f76f 10 - | مؤسسة أو موقع | Établissement ou site | Facility or site',
      '9c060cec-4301-4503-82cc-7851cc7f19ff 90 - | غير ذلك | Autre | Other',
    ],
  },
]
