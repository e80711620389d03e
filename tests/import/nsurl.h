typedef NS_ERROR_ENUM(NSURLErrorDomain)
{
    NSURLErrorUnknown = 			-1,
    NSURLErrorCancelled = 			-999,
    NSURLErrorTimedOut = 			-1001,
    NSURLErrorCannotConnectToHost = 		-1004,
    NSURLErrorLater API_AVAILABLE(macos(12.0), ios(15.0)) = -1022,
};
