namespace Pulumi;

/// <summary>A named callback that the engine runs around operations; nothing runs it in tests.</summary>
public class ResourceHook
{
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
        : this(name, callback, options ?? new(), Task.CompletedTask)
    {
        _ = Deployment.Instance;
    }

    protected ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions options, Task registered)
    {
        Name = name;
        Callback = callback;
        Options = options;
        Registered = registered;
    }

    public string Name { get; }

    public ResourceHookCallback Callback { get; }

    public ResourceHookOptions Options { get; }

    internal Task Registered { get; }
}
