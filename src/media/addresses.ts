/** Where a picture is served: small for lists, and large enough to decide about. */
export const thumbOf = (assetId: string): string => `/media/${assetId}/thumb`
export const reviewOf = (assetId: string): string => `/media/${assetId}/review`
