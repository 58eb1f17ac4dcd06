import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOfCookie, pageDisplay, pageLanguage, pageLocale } from './language.ts'
import type { Institution } from './shell-data.ts'

const institution: Institution = {
  id: '11111111-1111-4111-8111-111111111111',
  version: 1,
  name: { ar: 'الدائرة' },
  short_name: {},
  locales: ['ar-PS', 'en-GB'],
  digits: 'locale',
  calendars: ['gregory'],
  week_start: null,
  weekend: [5, 6],
  time_zone: 'Asia/Hebron',
  term_pack: 'ar-PS',
  accent: null,
  emblem_file_id: null,
}
const display = { locale: 'fr-MA', digits: 'locale', hijri_beside: false, low_data: false } as const

test('pageLanguage() asks the person, then the cookie, then the browser, then the institution', () => {
  const accept = 'en-US,en;q=0.9'
  assert.equal(pageLanguage({ display, cookie: 'mithaq_language=ar', accept, institution }), 'fr')
  assert.equal(pageLanguage({ cookie: 'a=1; mithaq_language=fr', accept, institution }), 'fr')
  assert.equal(pageLanguage({ cookie: 'mithaq_language=klingon', accept, institution }), 'en')
  assert.equal(pageLanguage({ accept: 'de-DE', institution: { ...institution, locales: ['fr-MA'] } }), 'fr')
  assert.equal(pageLanguage({}), 'ar')
})

test('languageOfCookie() reads its own cookie only', () => {
  assert.equal(languageOfCookie('xmithaq_language=fr; mithaq_language=en'), 'en')
  assert.equal(languageOfCookie(undefined), undefined)
})

test('pageLocale() never formats with a bare language and follows the institution’s own region', () => {
  assert.equal(pageLocale('ar', { institution }), 'ar-PS')
  assert.equal(pageLocale('ar', { institution: { ...institution, locales: ['fr-MA'] } }), 'ar-PS')
  assert.equal(pageLocale('ar', {}), 'ar-MA')
  assert.equal(pageLocale('fr', { display, institution }), 'fr-MA')
})

test('pageDisplay() gives the reader the institution’s digits and zone', () => {
  assert.equal(pageDisplay('ar', { institution }).formatLocale, 'ar-PS-u-ca-gregory-nu-arab')
  assert.equal(pageDisplay('ar', { institution }).timeZone, 'Asia/Hebron')
  assert.equal(pageDisplay('fr', {}).direction, 'ltr')
})
