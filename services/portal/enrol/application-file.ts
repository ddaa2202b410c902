import { isId } from '../../client/browser.ts'
import type { KeptApplication } from './kept-applications.ts'

/** Reads the file of an application, of the portal or of the desk; null where it is none. */
export function readApplicationFile(text: string): KeptApplication | null {
  try {
    const { application, secret, name = '', code = '', people = [] } = JSON.parse(text)
    if (typeof application !== 'string' || !isId('app', application)) return null
    if (typeof secret !== 'string' || !Array.isArray(people)) return null
    return { application, secret, name, code, people }
  } catch {
    return null
  }
}
