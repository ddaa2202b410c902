import { runTool } from './run-tool.ts'

/** Runs the tests; arguments go to vitest as they are. Answers vitest's exit code. */
export async function test(args: string[]): Promise<number> {
  return await runTool('vitest/vitest.mjs', ['run', '--config', 'test/vitest.config.ts', ...args])
}
