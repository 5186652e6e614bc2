// Turns an SVG picture into a PNG, twice as large so that it stays sharp.

const TIMES = 2;
/** No side of the picture is longer, in px: browsers give larger canvases up. */
const LONGEST = 16_000;

/** The PNG of an SVG file. Rejects with a plain sentence where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode().catch(() => { throw new Error("This browser could not draw the picture."); });
  const times = Math.min(TIMES, LONGEST / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * times);
  canvas.height = Math.round(image.height * times);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("The picture is too large for a PNG. SVG works.");
  return blob;
}
