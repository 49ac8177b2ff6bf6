/** A picture as bytes. Its kind was settled by its content when it was stored, never by its name. */
export type PictureFile = {
  kind: 'png' | 'jpeg' | 'svg';
  bytes: Uint8Array;
  width?: number;
  height?: number;
};

/** What a rendering needs beside the words: the coat of arms and the pictures of figures by their SHA-256. */
export type PictureFiles = { arms?: PictureFile; files: ReadonlyMap<string, PictureFile> };

export const NO_PICTURES: PictureFiles = { files: new Map() };
