import { homedir } from 'node:os'
import { join } from 'node:path'

/** Names the user's own folder for what is made again when it was deleted, such as a server. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tallystick')
}
