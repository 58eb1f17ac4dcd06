/** Small documents for tests: valid ones, with only what a test is about. */
import { type Block, DocModel, type Inlines } from '../index.ts'

export const text = (words: string): Inlines => [{ kind: 'text', text: words }]
export const paragraph = (...inlines: Inlines): Block => ({ kind: 'paragraph', inlines })

/** A document as it comes from outside: not yet parsed. */
export function rawDocument(blocks: readonly unknown[], more: { readonly [field: string]: unknown } = {}) {
  return {
    schema_version: 1,
    ref: 'TST/2026/001',
    title: { ar: 'وثيقة تجريبية' },
    lang: 'ar',
    dir: 'rtl',
    region: 'MA',
    dated: '2026-07-01',
    org: [{ ar: 'الهيئة التجريبية' }],
    blocks,
    notes: [],
    citations: [],
    annexes: [],
    ...more,
  }
}

export function document(blocks: readonly Block[], more: { readonly [field: string]: unknown } = {}): DocModel {
  return DocModel.parse(rawDocument(blocks, more))
}

export const french = {
  lang: 'fr',
  dir: 'ltr',
  title: { fr: 'Document d’essai' },
  org: [{ fr: 'Instance d’essai' }],
} as const
