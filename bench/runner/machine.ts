import { arch, availableParallelism, cpus, totalmem, type } from 'node:os'

/** The machine in one line, without its name or its owner: processor, cores, memory, system, Node. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const gigabytes = Math.round(totalmem() / 1e9)
  return `${model} · ${availableParallelism()} cores · ${gigabytes} GB · ${type()} ${arch()} · Node ${process.versions.node}`
}
