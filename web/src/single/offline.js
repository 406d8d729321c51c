/** The single file needs nobody to keep it. */
export async function keepOffline() {}
