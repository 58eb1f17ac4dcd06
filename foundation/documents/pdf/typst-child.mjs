// Plain JavaScript: type stripping runs in WebAssembly, whose address space alone is larger than the memory this process may have.
// An order comes in on stdin as JSON, the answer goes out on stdout: a line of JSON, then the bytes. No document touches the disk.
import { createHash } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const { template, fonts, standard, data, model } = JSON.parse(readFileSync(0, 'utf8'))
const blobs = fonts.map((path) => readFileSync(path))
const compiler = NodeCompiler.create({ workspace: template, fontArgs: [{ fontBlobs: blobs }] })
compiler.mapShadow(join(template, 'data.json'), Buffer.from(data))
compiler.mapShadow(join(template, 'model.json'), Buffer.from(model))

const messagesOf = (fault) => (fault ? compiler.fetchDiagnostics(fault).map((each) => each.message) : [])
const font_sha256 = blobs.map((bytes) => createHash('sha256').update(bytes).digest('hex'))

function write(bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
    }
  }
}

function answer(head, bytes = Buffer.alloc(0)) {
  write(Buffer.from(`${JSON.stringify({ ...head, memory_kb: process.resourceUsage().maxRSS })}\n`))
  write(bytes)
}

const compiled = compiler.compile({ mainFilePath: join(template, 'document.typ') })
const warnings = messagesOf(compiled.takeWarnings())
if (!compiled.result) {
  answer({ messages: messagesOf(compiled.takeError() ?? compiled.takeDiagnostics()), warnings })
} else {
  try {
    const bytes = compiler.pdf(compiled.result, { pdfStandard: standard })
    answer({ pages: compiled.result.numOfPages, warnings, font_sha256, messages: [] }, bytes)
  } catch (error) {
    // the exporter's refusals come as one string of Rust's debug print
    const told = [...String(error.message).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text)
    answer({ messages: told.length > 0 ? told : [String(error.message)], warnings })
  }
}
