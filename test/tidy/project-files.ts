import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../services/platform/project-root.ts'

export interface ProjectFile {
  /** From the project's folder, with slashes. */
  path: string
  text: string
}

const NOT_OURS = ['node_modules', '.git', '.tallystick']

/** Every file of the project, dotfiles too; what .gitignore names is left out. */
export function projectFiles(folder = ''): ProjectFile[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (NOT_OURS.includes(entry.name) || path.endsWith('.log')) return []
    if (entry.isDirectory()) return projectFiles(path)
    return [{ path, text: readFileSync(join(projectRoot, path), 'utf8') }]
  })
}

/** What is printed is no code that anyone writes. */
export function isCode({ path }: ProjectFile): boolean {
  return /\.(tsx?|mjs|cjs)$/.test(path) && !path.startsWith('schema/graphql/')
}
