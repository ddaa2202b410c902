/** What is said where the database is not the one that this program runs. */
export const OWN_SERVER = `DATABASE_URL names a server of your own: its own tools back it up.

Once, in its postgresql.conf, then restart it:
    archive_mode = on
    archive_library = 'basic_archive'
    basic_archive.archive_directory = '/backup/wal'
    archive_timeout = 60
Each night, and it checks what it has written:
    pg_basebackup --dbname="$DATABASE_URL" --pgdata=/backup/base/$(date +%F) \\
      --wal-method=stream --checkpoint=fast --progress
    pg_verifybackup /backup/base/$(date +%F)
To restore: copy one of these folders to an empty data folder, put an empty file recovery.signal
into it, set restore_command = 'cp /backup/wal/%f %p' (and recovery_target_time to stop earlier,
with recovery_target_action = 'promote'), start that server, and then
    DATABASE_URL=… npx tallystick audit
The root secret and the system key are in no backup: schema/guides/operate.md says what to keep.`
