import { homedir } from 'node:os'
import { join } from 'node:path'

/** What may be deleted at any time and is made again: in the user's own folder, no one else's. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tallystick')
}
