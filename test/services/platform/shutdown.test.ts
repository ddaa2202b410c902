import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'

const script = join(projectRoot, 'test/support/closes-in-order.ts')

/** Sends the first signal once the program is up, the second while it is closing. */
async function endOf(ending: string, [first, second]: NodeJS.Signals[] = []) {
  const child = spawn(process.execPath, [script, ending], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (first && said === 'up ') child.kill(first)
    if (second && said.endsWith('listener ')) child.kill(second)
  })
  const [code] = await once(child, 'close')
  return { said: said.trim(), code }
}

const inOrder = 'up listener worker pool'

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s closes in order', async signal => {
  expect(await endOf('waits', [signal])).toEqual({ said: inOrder, code: 0 })
})

test('the same Ctrl-C twice, from terminal and npm, closes once and in order', async () => {
  expect(await endOf('waits', ['SIGINT', 'SIGINT'])).toEqual({ said: inOrder, code: 0 })
})

test('the end of work closes in order', async () => {
  expect(await endOf('ends')).toEqual({ said: inOrder, code: 0 })
})

test('work that failed keeps its exit code', async () => {
  expect(await endOf('fails')).toEqual({ said: inOrder, code: 3 })
})

test('an error nobody caught closes in order and is an error', async () => {
  expect(await endOf('throws')).toEqual({ said: inOrder, code: 1 })
})
