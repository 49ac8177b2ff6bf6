/** Name of the field that people do not see; whoever fills it in is a program. */
export const TRAP = 'web';
