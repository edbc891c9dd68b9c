declare module "subset-font" {
  interface SubsetOptions {
    readonly targetFormat: "woff2";
    /** A range that stays, or the one value that is kept. */
    readonly variationAxes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
    readonly keepFeatures: string[];
  }
  /** Returns a font that has just the characters of a text. */
  export default function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
}
