/**
 * One program; the first argument names the role it plays. Each role is loaded only when asked
 * for, and answers with the exit code.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './platform/cache-folder.ts'
import { SetupFault } from './platform/setup-fault.ts'

// Types are stripped once, not at each start; threads and children are told by the environment.
process.env['NODE_COMPILE_CACHE'] ||= join(cacheFolder(process.env), 'compiled')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])

type Role = (args: string[]) => Promise<number>

const roles: Record<string, () => Promise<Role>> = {
  audit: async () => (await import('./program/audit.ts')).audit,
  abs: async () => (await import('./abs/cli/main.ts')).main,
  bench: async () => (await import('./local/develop/bench.ts')).bench,
  check: async () => (await import('./local/develop/check.ts')).check,
  demo: async () => (await import('./demo/demo.ts')).demo,
  codegen: async () => (await import('./program/codegen.ts')).codegen,
  'complete-lock': async () => (await import('./local/develop/complete-lock.ts')).completeLock,
  found: async () => (await import('./founding/index.ts')).found,
  prepare: async () => (await import('./local/develop/prepare.ts')).prepare,
  servers: async () => (await import('./local/hold-servers.ts')).servers,
  simulate: async () => (await import('./local/develop/simulate.ts')).simulate,
  start: async () => (await import('./program/start.ts')).start,
  test: async () => (await import('./local/develop/test.ts')).test,
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(roles, name) ? roles[name] : undefined
  if (!load) {
    throw new SetupFault(`say one of: ${Object.keys(roles).join(', ')}${name && `; not ${name}`}`)
  }
  const role = await load()
  return await role(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const text = error instanceof SetupFault ? error.message : (error as Error).stack
  process.stderr.write(`tallystick: ${text}\n`)
  process.exitCode = 1
}
