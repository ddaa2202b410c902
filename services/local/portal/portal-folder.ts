import { join } from 'node:path'
import { cacheFolder } from '../../platform/cache-folder.ts'
import { digestSources } from './read-sources.ts'

/** Where a build of these sources is, whether or not it has been made. */
export function portalFolder(): string {
  return join(cacheFolder(process.env), 'portal', digestSources())
}
