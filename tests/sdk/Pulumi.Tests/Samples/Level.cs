namespace Infra.Sdk.Tests.Samples;

internal enum Level
{
    Low = 1,
    High = 2,
}
