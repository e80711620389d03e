#ifndef SYMBIAN_LIKE_H
#define SYMBIAN_LIKE_H
/**
Nothing is wrong.
*/
const TInt KErrNone=0;
const TInt KErrNotFound=(-1); // all of them are negative
const TInt KErrNotSupported=(-5);
const TInt KErrTimedOut=(-33);
const TInt KErrCouldNotConnect=(-34);
#endif
