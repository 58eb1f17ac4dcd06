// A picture of the first second of a video, in a limited process: ffmpeg inherits its limits.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answer, faultOf, work } from './frame.mjs'

await work(async ({ order, bytes }) => {
  const folder = mkdtempSync(join(tmpdir(), 'mithaq-poster-'))
  try {
    const [video, frame] = [join(folder, 'video'), join(folder, 'frame.png')]
    writeFileSync(video, bytes, { mode: 0o600 })
    const words = [
      '-nostdin',
      '-loglevel',
      'error',
      '-protocol_whitelist',
      'file',
      '-i',
      video,
      '-frames:v',
      '1',
      '-vf',
      'scale=min(1280\\,iw):-2',
      frame,
    ]
    try {
      execFileSync(order.program, words, { stdio: 'ignore', timeout: 40_000 })
    } catch {
      throw faultOf('unreadable')
    }
    await answer({}, [readFileSync(frame)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
