/** Lines as HTML: everything from data is escaped, every value is isolated. */
import type { Flow, Line, Run, Word } from '../printed/model.ts'

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as content or as the value of a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** The attributes of a piece in its own language. */
export function flowAttributes({ lang, dir }: Flow): string {
  return ` lang="${escaped(lang)}" dir="${dir}"`
}

/** An id of the document as it stands in the page; prefixed, so that it meets no other. */
export function placeAttribute(id: string | undefined): string {
  return id === undefined ? '' : ` id="at-${escaped(id)}"`
}

export function wordHtml(word: Word, tag = 'bdi'): string {
  return `<${tag}${flowAttributes(word)}>${escaped(word.text)}</${tag}>`
}

export function lineHtml(line: Line): string {
  return line.map(runHtml).join('')
}

function runHtml(run: Run): string {
  switch (run.run) {
    case 'text': {
      const inner = run.lang === undefined ? escaped(run.text) : wordHtml(run as Word)
      if (run.weight === undefined) return inner
      return run.weight === 'strong' ? `<strong>${inner}</strong>` : `<em>${inner}</em>`
    }
    case 'value':
      return run.dir === 'ltr' ? `<bdi dir="ltr">${escaped(run.text)}</bdi>` : `<bdi>${escaped(run.text)}</bdi>`
    case 'break':
      return '<br>'
    case 'link': {
      const href = run.href.startsWith('#') ? `#at-${run.href.slice(1)}` : run.href
      const attributes = run.lang === undefined ? '' : flowAttributes(run as Word)
      return `<a href="${escaped(href)}"${attributes}><bdi>${escaped(run.text)}</bdi></a>`
    }
    case 'note':
      return `<sup><a id="${escaped(run.place)}" href="#${escaped(run.id)}" role="doc-noteref"><bdi>${escaped(run.mark)}</bdi></a></sup>`
  }
}
