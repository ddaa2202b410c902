import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * Node runs the sources as they are: nothing is transformed, and a file shares its worker, with
 * every module that is loaded there, with the files before it. Begun anew for each file, loading
 * GraphQL, Temporal and the services took more than the tests.
 */
const shared = {
  isolate: false,
  experimental: { viteModuleRunner: false, nodeLoader: false },
}

/**
 * Pure tests, and those with a database or a server of their own. Two workers, since tests wait for
 * the database and the browser half of the time: 463 s instead of 764 s on two cores.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    root: fileURLToPath(new URL('..', import.meta.url)),
    projects: [
      {
        test: {
          ...shared,
          name: 'contracts',
          include: ['test/contracts/**/*.test.ts', 'test/tidy/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'services',
          include: ['test/{services,workflows,journeys,simulation,portal}/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
