/**
 * One program; the first argument names the command. Each is loaded only when asked for, and
 * answers with the exit code.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './platform/cache-folder.ts'
import { SetupFault } from './platform/setup-fault.ts'

// Types are stripped once, not at each start; threads and children are told by the environment.
process.env['NODE_COMPILE_CACHE'] ||= join(cacheFolder(process.env), 'compiled')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])

type Run = (args: string[]) => Promise<number>

interface Command {
  /** What it does, in one sentence without its subject. */
  readonly does: string
  readonly takes?: string
  /** It answers `--help` itself. */
  readonly helps?: true
  readonly load: () => Promise<Run>
}

const commands: Record<string, Command> = {
  demo: {
    does: 'lives the whole story on a ledger of its own, through the API that its users have',
    helps: true,
    load: async () => (await import('./demo/demo.ts')).demo,
  },
  start: {
    does: 'runs the platform until Ctrl-C: everything, or some roles of it',
    helps: true,
    load: async () => (await import('./program/start.ts')).start,
  },
  found: {
    does: 'begins a ledger with its officers’ own keys',
    helps: true,
    load: async () => (await import('./founding/index.ts')).found,
  },
  desk: {
    does: 'apply, see what waits for you in words, sign it; for officers: enrol, end the day',
    helps: true,
    load: async () => (await import('./desk/index.ts')).desk,
  },
  audit: {
    does: 'replays the journal and compares it with the store, or says each entry in words',
    takes: '[--sentences]',
    load: async () => (await import('./program/audit.ts')).audit,
  },
  backup: {
    does: 'copies the database while the program runs, and archives its log',
    helps: true,
    load: async () => (await import('./backup/index.ts')).backup,
  },
  restore: {
    does: 'makes the database again from a backup, as it was at the end or at a moment before',
    helps: true,
    load: async () => (await import('./backup/index.ts')).restore,
  },
  migrate: {
    does: 'brings a database with data to the schema of this program, or shows what that would do',
    takes: '[--dry-run]',
    load: async () => (await import('./program/migrate-store.ts')).migrateStore,
  },
  'root-secret': {
    does: 'exchanges the root secret: makes a new one, seals again what hangs on it, ends the old',
    takes: 'exchange | reseal | forget',
    load: async () => (await import('./program/root-secret.ts')).rootSecret,
  },
  'identity-key': {
    does: 'puts another key over the identities of whoever is new; those before stay',
    takes: 'exchange',
    load: async () => (await import('./program/identity-key.ts')).identityKey,
  },
  records: {
    does: 'prints who asked for what and what came of it, or forgets it',
    helps: true,
    load: async () => (await import('./records/index.ts')).records,
  },
  abs: {
    does: 'checks deals and tapes, projects pools, writes reports',
    helps: true,
    load: async () => (await import('./abs/cli/main.ts')).main,
  },
  tax: {
    does: 'runs a tax authority’s invoice check to try things with',
    helps: true,
    load: async () => (await import('./outside/tax/index.ts')).tax,
  },
  bank: {
    does: 'runs a bank to try things with: instructions in, signed statements out',
    helps: true,
    load: async () => (await import('./outside/bank/index.ts')).bank,
  },
  reconcile: {
    does: 'pairs what was sent and what is due with what a bank booked, from files',
    helps: true,
    load: async () => (await import('./reconcile/index.ts')).reconcileFiles,
  },
  servers: {
    does: 'keeps PostgreSQL and Temporal up until Ctrl-C, to look around with psql',
    load: async () => (await import('./local/hold-servers.ts')).servers,
  },
  test: {
    does: 'runs the tests, or those of the paths given',
    takes: '[PATH …] [--project contracts] [options of vitest]',
    load: async () => (await import('./local/develop/test.ts')).test,
  },
  check: {
    does: 'checks lint and format, types, boundaries, and that no code is unused',
    load: async () => (await import('./local/develop/check.ts')).check,
  },
  simulate: {
    does: 'lives years of a random market and checks every invariant each day',
    takes: '[--seed=N] [--days=N] [--commands=N] [--writers=N]',
    load: async () => (await import('./local/develop/simulate.ts')).simulate,
  },
  bench: {
    does: 'measures; the last line is one JSON object',
    takes: 'NAME [--json] [options of the benchmark: test/bench/README.md]',
    load: async () => (await import('./local/develop/bench.ts')).bench,
  },
  codegen: {
    does: 'writes what is printed from the code; verifying only says whether it is up to date',
    takes: '[--verify]',
    load: async () => (await import('./program/codegen.ts')).codegen,
  },
  prepare: {
    does: 'fetches what tests and the demonstration need beside the packages',
    load: async () => (await import('./local/develop/prepare.ts')).prepare,
  },
  'build-portal': {
    does: 'builds the web pages ahead and prints their folder; a start does it where it is missing',
    load: async () => (await import('./local/portal/build-portal.ts')).buildPortal,
  },
  'develop-portal': {
    does: 'serves the web pages from their sources, each change at once, on a gateway that runs',
    takes: 'URL',
    load: async () => (await import('./local/portal/develop-portal.ts')).developPortal,
  },
  'pack-client': {
    does: 'packs the client as an npm tarball, for programs on Node and pages in browsers',
    takes: 'DIR',
    load: async () => (await import('./local/develop/pack-client/pack-client.ts')).packClient,
  },
  'complete-lock': {
    does: 'adds the builds of other systems to package-lock.json',
    load: async () => (await import('./local/develop/complete-lock.ts')).completeLock,
  },
}

async function main([name = '', ...args]: string[]): Promise<number> {
  if (isHelp(name) || name === 'help') return print(listCommands())
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new SetupFault(`${name ? `there is no ${name}; ` : ''}${listCommands()}`)
  if (args.some(isHelp) && !command.helps) return print(describeCommand(name, command))
  const run = await command.load()
  return await run(args)
}

function isHelp(text: string): boolean {
  return text === '--help' || text === '-h'
}

function listCommands(): string {
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(14)} ${does}`)
  return ['say one of:', ...lines, 'COMMAND --help tells more'].join('\n')
}

function describeCommand(name: string, { does, takes = '' }: Command): string {
  return `${`tallystick ${name} ${takes}`.trimEnd()}\n  ${does}`
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const text = error instanceof SetupFault ? error.message : (error as Error).stack
  process.stderr.write(`tallystick: ${text}\n`)
  process.exitCode = 1
}
