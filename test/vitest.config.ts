import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Pure tests share one process; tests with a database or a server get a process each. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    projects: [
      {
        test: {
          name: 'contracts',
          include: ['test/contracts/**/*.test.ts', 'test/tidy/**/*.test.ts'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'services',
          include: ['test/{services,workflows,journeys,simulation}/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          // Vite would take graphql's .mjs for our files, and Node its .js for the libraries'.
          alias: [
            { find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) },
          ],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
