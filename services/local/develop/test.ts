import { runTool } from './run-tool.ts'

/** Runs the tests and passes its arguments to vitest. Answers vitest's exit code. */
export async function test(args: string[]): Promise<number> {
  return await runTool('vitest/vitest.mjs', ['run', '--config', 'test/vitest.config.ts', ...args])
}
