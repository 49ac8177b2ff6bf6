/** Tables of the installation itself: law, territory, accounts, jobs. No row-level security. */
export type InstallationTables = Record<never, never>;
