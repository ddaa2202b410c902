import { spawn } from 'node:child_process'
import { projectRoot } from '../../platform/project-root.ts'

/** Runs a tool of node_modules on this Node, in the project's folder. Answers its exit code. */
export async function runTool(script: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [`node_modules/${script}`, ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  return await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => resolve(code ?? 1))
  })
}
