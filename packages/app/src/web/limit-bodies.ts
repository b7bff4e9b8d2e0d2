import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a file and may take its time. */
    isUpload?: boolean;
  }
}

/** So long a body may take to arrive. */
export interface BodyTimes {
  usualMs: number;
  uploadMs: number;
}

/** Cuts off a connection whose body does not end in time: it would hold a place, and of a file the disk. */
export function limitBodies(server: FastifyInstance, { usualMs, uploadMs }: BodyTimes): void {
  server.addHook('onRequest', async ({ raw, routeOptions }) => {
    // A request without a body is whole at once, however long its answer takes.
    const dropUnended = (): void => void (raw.complete || raw.destroy());
    const cut = setTimeout(dropUnended, routeOptions.config.isUpload ? uploadMs : usualMs);
    cut.unref();
    const keep = (): void => clearTimeout(cut);
    raw.once('end', keep);
    raw.once('close', keep);
  });
}
