import { unzipSync } from 'fflate'
import { CvError, MAX_EXPANDED_BYTES } from './cv-document.ts'

/**
 * The wanted files of a ZIP archive, by name. Sizes are checked before anything is unpacked, and no file grows beyond the
 * size that the archive states for it.
 *
 * @throws CvError for a damaged archive or one that unpacks to too much
 */
export function readArchive(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  let expanded = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false
        expanded += originalSize
        if (expanded > MAX_EXPANDED_BYTES) {
          throw new CvError(`the file unpacks to more than ${MAX_EXPANDED_BYTES / 2 ** 20} MB, which no CV does`)
        }
        return true
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    if (error instanceof CvError) throw error
    throw new CvError('the file is damaged and cannot be unpacked: save or export it again')
  }
}
