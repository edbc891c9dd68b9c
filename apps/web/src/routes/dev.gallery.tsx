import { createFileRoute } from "@tanstack/react-router";
import { lazy } from "react";
import { NotFoundPage } from "#pages/fault-pages.tsx";
import { learnToSpeakOfTables } from "#pages/first-data.ts";

// A build knows no gallery: the import is dropped with the condition.
const Gallery = import.meta.env.DEV
  ? lazy(async () => ({ default: (await import("../dev/gallery.tsx")).Gallery }))
  : NotFoundPage;

export const Route = createFileRoute("/dev/gallery")({
  loader: ({ context }) => learnToSpeakOfTables(context),
  validateSearch: ({ state }): { state?: string } => (typeof state === "string" ? { state } : {}),
  component: function GalleryRoute() {
    return <Gallery state={Route.useSearch().state} />;
  },
});
