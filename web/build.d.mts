/** Builds styles and browser code into `outDir` with a `manifest.json` beside them. */
export function buildWeb(outDir: string): Promise<void>
