#!/usr/bin/env node
// The command `mithaq`, for example `npx mithaq verify log FILE`: paths are those of where it is called from.
process.env.MITHAQ_CALLED_FROM = process.cwd()
await import('./launch.mjs')
