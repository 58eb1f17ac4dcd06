/** The routes of the staff side, one list: the navigation, the router and the budgets walk it whole, however long it grows. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ComponentType } from 'react'

/** Where a route stands in the navigation; areas of work come with their rooms. */
type NavigationArea = 'home' | 'documentation' | 'agreements' | 'institution'

/** The module of a page: one component named `Screen`. */
type PageModule = { readonly Screen: ComponentType }

export type StaffRoute = {
  /** Path with `$name` parameters. */
  readonly path: string
  /** The words of the link to it. */
  readonly label: MessageDescriptor
  readonly page: () => Promise<PageModule>
  /** Rooms whose messages the page speaks with. */
  readonly rooms: readonly string[]
  readonly area?: NavigationArea
  /** Draws how much waits behind the entry of the navigation, beside its words. */
  readonly count?: () => Promise<{ readonly Count: ComponentType }>
  /** Without it the route neither shows in the navigation nor opens. */
  readonly capability?: string
  /** Open without a signed-in person: while setting up, on the way in, while setting first credentials, or always. */
  readonly open?: 'setup' | 'sign-in' | 'enrol' | 'always'
}

const identity = ['foundation/identity']
const access = ['foundation/access']
const agreement = ['protocol/agreement']
const partners = ['protocol/partners']
const custody = ['foundation/custody']
const vocabulary = ['foundation/vocabulary']
const documentation = ['areas/documentation']
const evidence = ['areas/documentation/evidence']
const dossier = ['areas/documentation/dossier']
const listMatches = [...documentation, 'areas/documentation/pages/list-matches']
const transfer = [...documentation, 'areas/documentation/pages/transfer']
const work = [...documentation, 'areas/documentation/pages/work']

/** The one list of staff routes. */
export const staffRoutes: readonly StaffRoute[] = [
  {
    path: '/',
    label: msg({ id: 'web.nav.home', message: 'الرئيسية' }),
    page: () => import('../foundation/identity/pages/home.tsx'),
    rooms: identity,
    area: 'home',
  },
  {
    path: '/work',
    label: msg({ id: 'web.nav.work', message: 'ما ينتظرني' }),
    page: () => import('../areas/documentation/pages/work.tsx'),
    rooms: work,
    area: 'documentation',
    capability: 'cases.work',
    count: () => import('../areas/documentation/pages/work/count.tsx'),
  },
  {
    path: '/cases',
    label: msg({ id: 'web.nav.cases', message: 'الملفات' }),
    page: () => import('../areas/documentation/pages/cases.tsx'),
    rooms: documentation,
    area: 'documentation',
    capability: 'cases.work',
  },
  {
    path: '/cases/new',
    label: msg({ id: 'web.nav.new-case', message: 'فتح ملف' }),
    page: () => import('../areas/documentation/pages/record-new.tsx'),
    rooms: documentation,
    capability: 'case.open',
  },
  {
    path: '/cases/$id/incident',
    label: msg({ id: 'web.nav.incident', message: 'تسجيل واقعة' }),
    page: () => import('../areas/documentation/pages/new-incident.tsx'),
    rooms: ['areas/documentation/pages/interview'],
    capability: 'cases.work',
  },
  {
    path: '/records/$kind/new',
    label: msg({ id: 'web.nav.new-record', message: 'سجل جديد' }),
    page: () => import('../areas/documentation/pages/record-new.tsx'),
    rooms: documentation,
    capability: 'cases.work',
  },
  {
    path: '/records/$kind/$id',
    label: msg({ id: 'web.nav.record', message: 'سجل' }),
    page: () => import('../areas/documentation/pages/record.tsx'),
    rooms: work,
    capability: 'cases.work',
  },
  {
    path: '/records/$kind/$id/edit',
    label: msg({ id: 'web.nav.record-edit', message: 'تعديل سجل' }),
    page: () => import('../areas/documentation/pages/record-edit.tsx'),
    rooms: documentation,
    capability: 'cases.work',
  },
  {
    path: '/records/$kind/$id/history',
    label: msg({ id: 'web.nav.record-history', message: 'تاريخ سجل' }),
    page: () => import('../areas/documentation/pages/record-history.tsx'),
    rooms: documentation,
    capability: 'cases.work',
  },
  {
    path: '/records/case_file/$id/dossier',
    label: msg({ id: 'web.nav.dossier', message: 'الملف الموثَّق' }),
    page: () => import('../areas/documentation/dossier/pages/dossier.tsx'),
    rooms: dossier,
    capability: 'cases.work',
  },
  {
    path: '/evidence/of/$kind/$id',
    label: msg({ id: 'web.nav.evidence', message: 'الأدلة' }),
    page: () => import('../areas/documentation/evidence/pages/list.tsx'),
    rooms: evidence,
    capability: 'cases.work',
  },
  {
    path: '/evidence/new',
    label: msg({ id: 'web.nav.new-evidence', message: 'دليل جديد' }),
    page: () => import('../areas/documentation/evidence/pages/new.tsx'),
    rooms: evidence,
    capability: 'cases.work',
  },
  {
    path: '/evidence/$id',
    label: msg({ id: 'web.nav.evidence-item', message: 'دليل' }),
    page: () => import('../areas/documentation/evidence/pages/item.tsx'),
    rooms: evidence,
    capability: 'cases.work',
  },
  {
    path: '/find',
    label: msg({ id: 'web.nav.find', message: 'البحث في السجلات' }),
    page: () => import('../areas/documentation/pages/finding.tsx'),
    rooms: [...documentation, 'areas/documentation/pages/finding', 'web/charts'],
    area: 'documentation',
    capability: 'cases.work',
  },
  {
    path: '/imports',
    label: msg({ id: 'web.nav.imports', message: 'الاستيراد والتصدير' }),
    page: () => import('../areas/documentation/pages/transfer/imports.tsx'),
    rooms: transfer,
    area: 'documentation',
    capability: 'cases.work',
  },
  {
    path: '/imports/new',
    label: msg({ id: 'web.nav.new-import', message: 'استيراد جدول' }),
    page: () => import('../areas/documentation/pages/transfer/import-new.tsx'),
    rooms: transfer,
    capability: 'cases.work',
  },
  {
    path: '/imports/$id',
    label: msg({ id: 'web.nav.import', message: 'استيراد' }),
    page: () => import('../areas/documentation/pages/transfer/import.tsx'),
    rooms: transfer,
    capability: 'cases.work',
  },
  {
    path: '/exports',
    label: msg({ id: 'web.nav.exports', message: 'التصدير' }),
    page: () => import('../areas/documentation/pages/transfer/exports.tsx'),
    rooms: transfer,
    capability: 'cases.work',
  },
  {
    path: '/duplicates',
    label: msg({ id: 'web.nav.duplicates', message: 'سجلات قد تكون مكررة' }),
    page: () => import('../areas/documentation/pages/duplicates.tsx'),
    rooms: documentation,
    capability: 'cases.work',
  },
  {
    path: '/duplicates/$id',
    label: msg({ id: 'web.nav.duplicate', message: 'تكرار محتمل' }),
    page: () => import('../areas/documentation/pages/duplicate.tsx'),
    rooms: documentation,
    capability: 'cases.work',
  },
  {
    path: '/list-matches',
    label: msg({ id: 'web.nav.list-matches', message: 'مطابقة القوائم' }),
    page: () => import('../areas/documentation/pages/list-matches/matches.tsx'),
    rooms: listMatches,
    capability: 'cases.work',
  },
  {
    path: '/list-matches/$id',
    label: msg({ id: 'web.nav.list-match', message: 'مطابقة قائمتين' }),
    page: () => import('../areas/documentation/pages/list-matches/match.tsx'),
    rooms: listMatches,
    capability: 'cases.work',
  },
  {
    path: '/protocols',
    label: msg({ id: 'web.nav.agreements', message: 'الاتفاقيات' }),
    page: () => import('../protocol/agreement/pages/protocols.tsx'),
    rooms: agreement,
    area: 'agreements',
    capability: 'protocol.read',
  },
  {
    path: '/protocols/new',
    label: msg({ id: 'web.nav.new-protocol', message: 'بروتوكول جديد' }),
    page: () => import('../protocol/agreement/pages/new-protocol.tsx'),
    rooms: agreement,
    capability: 'protocol.draft',
  },
  {
    path: '/protocols/$id',
    label: msg({ id: 'web.nav.protocol', message: 'الاتفاقية' }),
    page: () => import('../protocol/agreement/pages/protocol.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/protocols/$id/text',
    label: msg({ id: 'web.nav.protocol-text', message: 'نص البروتوكول' }),
    page: () => import('../protocol/agreement/pages/text.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/protocols/$id/rules',
    label: msg({ id: 'web.nav.protocol-rules', message: 'قواعد المشاركة' }),
    page: () => import('../protocol/agreement/pages/rules.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/protocols/$id/compare',
    label: msg({ id: 'web.nav.protocol-compare', message: 'مقارنة نسختين' }),
    page: () => import('../protocol/agreement/pages/compare.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/protocols/$id/papers',
    label: msg({ id: 'web.nav.protocol-papers', message: 'الوثائق' }),
    page: () => import('../protocol/agreement/pages/papers.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/protocols/$id/consolidated',
    label: msg({ id: 'web.nav.protocol-consolidated', message: 'النص الموحّد' }),
    page: () => import('../protocol/agreement/pages/consolidated.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/protocols/$id/exchange',
    label: msg({ id: 'web.nav.protocol-exchange', message: 'التبادل مع الأطراف' }),
    page: () => import('../protocol/agreement/pages/exchange.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/protocols/$id/sign',
    label: msg({ id: 'web.nav.protocol-sign', message: 'التوقيع' }),
    page: () => import('../protocol/agreement/pages/sign.tsx'),
    rooms: agreement,
    capability: 'protocol.read',
  },
  {
    path: '/partners',
    label: msg({ id: 'web.nav.partners', message: 'المؤسسات الشريكة' }),
    page: () => import('../protocol/partners/pages/partners.tsx'),
    rooms: partners,
    area: 'agreements',
    capability: 'protocol.read',
  },
  {
    path: '/partners/$id',
    label: msg({ id: 'web.nav.partner', message: 'مؤسسة شريكة' }),
    page: () => import('../protocol/partners/pages/partner.tsx'),
    rooms: partners,
    capability: 'protocol.read',
  },
  {
    path: '/settings/institution',
    label: msg({ id: 'web.nav.institution', message: 'المؤسسة' }),
    page: () => import('../foundation/identity/pages/institution.tsx'),
    rooms: identity,
    area: 'institution',
  },
  {
    path: '/settings/institution/edit',
    label: msg({ id: 'web.nav.institution-edit', message: 'تعديل بيانات المؤسسة' }),
    page: () => import('../foundation/identity/pages/institution-edit.tsx'),
    rooms: identity,
    capability: 'institution.edit',
  },
  {
    path: '/settings/institution/history',
    label: msg({ id: 'web.nav.institution-history', message: 'سجل تغييرات المؤسسة' }),
    page: () => import('../foundation/identity/pages/institution-history.tsx'),
    rooms: identity,
    capability: 'institution.edit',
  },
  {
    path: '/settings/people',
    label: msg({ id: 'web.nav.people', message: 'العاملون' }),
    page: () => import('../foundation/identity/pages/people.tsx'),
    rooms: identity,
    area: 'institution',
    capability: 'people.read',
  },
  {
    path: '/settings/people/invite',
    label: msg({ id: 'web.nav.invite', message: 'دعوة شخص' }),
    page: () => import('../foundation/identity/pages/invite.tsx'),
    rooms: identity,
    capability: 'people.manage',
  },
  {
    path: '/settings/people/$id/sign-in',
    label: msg({ id: 'web.nav.person-sign-in', message: 'دخول شخص' }),
    page: () => import('../foundation/identity/pages/person-sign-in.tsx'),
    rooms: identity,
    capability: 'people.manage',
  },
  {
    path: '/settings/people/$id',
    label: msg({ id: 'web.nav.person', message: 'صلاحيات شخص' }),
    page: () => import('../foundation/access/pages/person.tsx'),
    rooms: access,
    capability: 'people.read',
  },
  {
    path: '/settings/access',
    label: msg({ id: 'web.nav.access', message: 'صلاحياتي' }),
    page: () => import('../foundation/access/pages/own.tsx'),
    rooms: access,
  },
  {
    path: '/settings/keys',
    label: msg({ id: 'web.nav.keys', message: 'مفاتيح المؤسسة' }),
    page: () => import('../foundation/keys/pages/keys.tsx'),
    rooms: ['foundation/keys'],
    area: 'institution',
  },
  {
    path: '/settings/vault',
    label: msg({ id: 'web.nav.vault', message: 'خزنتي' }),
    page: () => import('../foundation/sealing/pages/vault.tsx'),
    rooms: ['foundation/sealing'],
    area: 'institution',
  },
  {
    path: '/settings/key-directory',
    label: msg({ id: 'web.nav.key-directory', message: 'دليل المفاتيح' }),
    page: () => import('../foundation/sealing/pages/directory.tsx'),
    rooms: ['foundation/sealing'],
    area: 'institution',
    capability: 'people.read',
  },
  {
    path: '/settings/emergency',
    label: msg({ id: 'web.nav.emergency', message: 'الطوارئ' }),
    page: () => import('../foundation/access/pages/emergency.tsx'),
    rooms: access,
    area: 'institution',
    capability: 'emergency.set',
  },
  {
    path: '/settings/security',
    label: msg({ id: 'web.nav.security', message: 'أمان حسابي' }),
    page: () => import('../foundation/identity/pages/security.tsx'),
    rooms: identity,
  },
  {
    path: '/log',
    label: msg({ id: 'web.nav.log', message: 'سجل الحيازة' }),
    page: () => import('../foundation/custody/pages/log.tsx'),
    rooms: custody,
    area: 'institution',
    capability: 'log.read',
  },
  {
    path: '/log/$seq',
    label: msg({ id: 'web.nav.log-entry', message: 'قيد في سجل الحيازة' }),
    page: () => import('../foundation/custody/pages/entry.tsx'),
    rooms: custody,
    capability: 'log.read',
  },
  {
    path: '/vocabularies',
    label: msg({ id: 'web.nav.vocabularies', message: 'القوائم المرمّزة' }),
    page: () => import('../foundation/vocabulary/pages/vocabularies.tsx'),
    rooms: vocabulary,
    area: 'institution',
  },
  {
    path: '/vocabularies/import',
    label: msg({ id: 'web.nav.vocabulary-import', message: 'استيراد قوائم' }),
    page: () => import('../foundation/vocabulary/pages/import-terms.tsx'),
    rooms: vocabulary,
    capability: 'vocabulary.manage',
  },
  {
    path: '/vocabularies/$key',
    label: msg({ id: 'web.nav.vocabulary', message: 'قائمة مرمّزة' }),
    page: () => import('../foundation/vocabulary/pages/vocabulary.tsx'),
    rooms: vocabulary,
  },
  {
    path: '/terms/$id',
    label: msg({ id: 'web.nav.term', message: 'عنصر من قائمة' }),
    page: () => import('../foundation/vocabulary/pages/term.tsx'),
    rooms: vocabulary,
  },
  {
    path: '/places',
    label: msg({ id: 'web.nav.places', message: 'معجم الأماكن' }),
    page: () => import('../foundation/vocabulary/pages/places.tsx'),
    rooms: vocabulary,
    area: 'institution',
  },
  {
    path: '/places/import',
    label: msg({ id: 'web.nav.places-import', message: 'استيراد أماكن' }),
    page: () => import('../foundation/vocabulary/pages/import-places.tsx'),
    rooms: vocabulary,
    capability: 'vocabulary.manage',
  },
  {
    path: '/places/$id',
    label: msg({ id: 'web.nav.place', message: 'مكان' }),
    page: () => import('../foundation/vocabulary/pages/place.tsx'),
    rooms: vocabulary,
  },
  {
    path: '/settings/fields',
    label: msg({ id: 'web.nav.own-fields', message: 'حقول المؤسسة' }),
    page: () => import('../areas/documentation/pages/own-fields.tsx'),
    rooms: documentation,
    area: 'institution',
    capability: 'fields.manage',
  },
  {
    path: '/settings/fields/new',
    label: msg({ id: 'web.nav.own-field-new', message: 'إضافة حقل' }),
    page: () => import('../areas/documentation/pages/own-field-new.tsx'),
    rooms: documentation,
    capability: 'fields.manage',
  },
  {
    path: '/settings/fields/$id',
    label: msg({ id: 'web.nav.own-field', message: 'حقل للمؤسسة' }),
    page: () => import('../areas/documentation/pages/own-field.tsx'),
    rooms: documentation,
    capability: 'fields.manage',
  },
  {
    path: '/retention',
    label: msg({ id: 'web.nav.retention', message: 'قواعد الحفظ' }),
    page: () => import('../areas/documentation/pages/retention.tsx'),
    rooms: work,
    area: 'institution',
    capability: 'cases.work',
  },
  {
    path: '/settings/display',
    label: msg({ id: 'web.nav.display', message: 'اللغة والعرض' }),
    page: () => import('../foundation/identity/pages/display.tsx'),
    rooms: identity,
  },
  {
    path: '/setup',
    label: msg({ id: 'web.nav.setup', message: 'إعداد المؤسسة' }),
    page: () => import('../foundation/identity/pages/setup.tsx'),
    rooms: identity,
    open: 'setup',
  },
  {
    path: '/setup/$step',
    label: msg({ id: 'web.nav.setup', message: 'إعداد المؤسسة' }),
    page: () => import('../foundation/identity/pages/setup.tsx'),
    rooms: identity,
    open: 'setup',
  },
  {
    path: '/sign-in',
    label: msg({ id: 'web.nav.sign-in', message: 'تسجيل الدخول' }),
    page: () => import('../foundation/identity/pages/sign-in.tsx'),
    rooms: identity,
    open: 'sign-in',
  },
  {
    path: '/sign-in/return',
    label: msg({ id: 'web.nav.sign-in', message: 'تسجيل الدخول' }),
    page: () => import('../foundation/identity/pages/sign-in-return.tsx'),
    rooms: identity,
    open: 'sign-in',
  },
  {
    path: '/invitation',
    label: msg({ id: 'web.nav.invitation', message: 'دعوة' }),
    page: () => import('../foundation/identity/pages/invitation.tsx'),
    rooms: identity,
    open: 'sign-in',
  },
  {
    path: '/enrolment',
    label: msg({ id: 'web.nav.enrolment', message: 'ضبط وسيلة الدخول' }),
    page: () => import('../foundation/identity/pages/enrolment.tsx'),
    rooms: identity,
    open: 'enrol',
  },
  {
    path: '/components',
    label: msg({ id: 'web.nav.components', message: 'مكوّنات الواجهة' }),
    page: () => import('./pages/components.tsx'),
    rooms: ['web/pages', 'web/charts'],
    open: 'always',
  },
]
