namespace Pulumi;

/// <summary>A named callback that the engine asks whether to retry; nothing runs it in tests.</summary>
public class ErrorHook
{
    public ErrorHook(string name, ErrorHookCallback callback)
        : this(name, callback, Task.CompletedTask)
    {
        _ = Deployment.Instance;
    }

    protected internal ErrorHook(string name, ErrorHookCallback callback, Task registered)
    {
        Name = name;
        Callback = callback;
        Registered = registered;
    }

    public string Name { get; }

    public ErrorHookCallback Callback { get; }

    internal Task Registered { get; }
}
