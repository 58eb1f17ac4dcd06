import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { root } from './root.mjs'

/** A key press reaches the terminal's whole group and npm passes it on as well: within this time it is one request. */
const sameRequestMs = 1000

/** The environment of a child: Node 24 is the `node` that everything below it finds. */
export function childEnvironment(node, extra = {}) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, ...extra }
}

/**
 * Runs a file with Node 24 to its end and answers with its exit code (128 + signal number when a signal ended it).
 * The child leads its own process group, so that ctrl-C reaches it exactly once, from here; a channel tells it when this process dies.
 * With `wholeGroup` a signal goes to everything it started as well: right for tests, wrong for a server that stops its database in order.
 */
export function runToEnd(node, args, { environment = {}, wholeGroup = false } = {}) {
  const windows = process.platform === 'win32'
  const child = spawn(node, args, {
    cwd: root,
    env: childEnvironment(node, environment),
    stdio: wholeGroup ? 'inherit' : ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: !windows,
  })
  let lastSent = Number.NEGATIVE_INFINITY
  const forward = (signal) => {
    // On Windows the console has delivered ctrl-C to the child already, and kill() would end it without a clean stop.
    if (windows || performance.now() - lastSent < sameRequestMs) return
    lastSent = performance.now()
    if (wholeGroup) process.kill(-child.pid, signal)
    else child.kill(signal)
  }
  const watch = watchNpm(() => forward('SIGTERM'))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      for (const each of signals) process.off(each, forward)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/**
 * npm hands a signal to the shell between itself and this process, and such a shell may end without passing it on: where
 * npm called us, losing the parent is the request to stop. Called by hand, it may be a terminal that was closed on purpose.
 */
function watchNpm(whenGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) whenGone()
  }, 250).unref()
}
