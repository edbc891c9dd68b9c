import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";
import gzip from "rollup-plugin-gzip";

const compress = promisify(brotliCompress);

/**
 * What is worth compressing and made anew by each build. Nothing from `public`: a twin that stayed behind when its file was
 * changed by hand would be served in its place.
 */
const COMPRESSED = /^(?:assets\/.*\.(?:js|css|svg)|(?:index|(?:ru|en)\/(?:rules.*|privacy))\.html)$/;

/** Writes a `.gz` and a `.br` beside each file, which the club and nginx send as they are (decisions 008, 024). */
export function twins(): Plugin[] {
  const options = { filter: COMPRESSED, minSize: 1024 };
  return [
    // Made for Rollup, whose plugins Vite's are.
    gzip({ ...options, gzipOptions: { level: 9 } }) as Plugin,
    gzip({
      ...options,
      fileName: ".br",
      customCompression: (content) =>
        compress(Buffer.from(content), { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
    }) as Plugin,
  ];
}
