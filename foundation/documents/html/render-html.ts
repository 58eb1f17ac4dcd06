/** A document as a page without script: the accessible twin of the PDF. */
import type { DigitChoice, Locale } from '../../language/index.ts'
import type { DocModel } from '../model.ts'
import type { Printed } from '../printed/model.ts'
import { printDocument } from '../printed/print-document.ts'
import { words } from '../words.ts'
import { blockHtml, notesHtml } from './blocks.ts'
import { escaped, flowAttributes } from './lines.ts'

export type HtmlOptions = {
  readonly locale: Locale
  readonly digits: DigitChoice
  /** Address of the style sheet `document.css`; the page has no style of its own, which its policy would refuse. */
  readonly stylesheet: string
}

/**
 * Renders a valid model as a whole page. The same model and options give the same text; everything from data is
 * escaped, and no character of it ends up in a script, a style or an unquoted attribute.
 */
export function renderHtml(model: DocModel, { locale, digits, stylesheet }: HtmlOptions): string {
  const printed = printDocument(model, { locale, digits })
  const flow = { lang: `${printed.lang}-${printed.region}`, dir: printed.dir }
  return [
    '<!doctype html>',
    `<html${flowAttributes(flow)}>`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(printed.title)}</title><meta name="dcterms.date" content="${escaped(printed.dated)}">`,
    `<link rel="stylesheet" href="${escaped(stylesheet)}"></head>`,
    `<body>${articleHtml(printed, model.lang)}</body>`,
    '</html>',
    '',
  ].join('\n')
}

function articleHtml(printed: Printed, lang: DocModel['lang']): string {
  const labels = { lang: printed.lang, back: words.backToText[lang] }
  const mark = printed.classification
  const running = `<div class="running"><span>${escaped(printed.org)}</span> <span>${mark === undefined ? '' : `<bdi${flowAttributes(mark)}>${escaped(mark.text)}</bdi> `}<bdi dir="ltr">${escaped(printed.ref)}</bdi></span></div>`
  const title = printed.has_cover ? '' : `<h1>${escaped(printed.title)}</h1>`
  const notes =
    printed.notes.length === 0
      ? ''
      : `<section role="doc-endnotes"><h2>${escaped(printed.notes_title)}</h2>${notesHtml(printed.notes, labels)}</section>`
  const blocks = printed.blocks.map((block) => blockHtml(block, labels)).join('\n')
  return `<article class="document"${flowAttributes(printed)}>${running}\n${title}${blocks}\n${notes}</article>`
}
